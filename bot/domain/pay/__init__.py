"""Pay: which figure is compared, ratios, inflation, equivalents."""
