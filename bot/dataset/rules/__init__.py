"""What has to hold in and across the rows of a data set."""
