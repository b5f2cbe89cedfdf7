"""From the CSV files of `data/` to checked models, or to every fault that they have."""
