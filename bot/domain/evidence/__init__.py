"""Who states a fact: agreement, origins, what was known by a day."""
