"""Words that synthetic roles, employers and notes are made of: jobs as the trade calls them."""

LEVELS = (
    "Junior", "Associate", "Assistant", "Second", "First", "Senior", "Lead", "Principal", "Key",
    "Staff", "Supervising", "Head", "Deputy", "Resident", "Touring", "Relief",
)  # fmt: skip
FIELDS = (
    "Lighting", "Sound", "Camera", "Wardrobe", "Props", "Set Construction", "Animation",
    "Visual Effects", "Storyboard", "Dialogue", "Music", "Casting", "Locations", "Stunt", "Motion",
    "Editorial", "Colour", "Foley", "Makeup", "Hair", "Rigging", "Special Effects", "Transport",
    "Script", "Archive", "Dubbing", "Subtitle", "Previsualisation", "Modelling", "Compositing",
    "Recommendation", "Streaming", "Payments", "Data Platform", "Advertising", "Games",
    "Localisation", "Live Events", "News", "Documentary", "Scenic", "Puppetry", "Choreography",
)  # fmt: skip
JOBS = (
    ("Technician", "crew", "27-4015"), ("Coordinator", "crew", "11-3021"),
    ("Supervisor", "crew", "27-4015"), ("Operator", "crew", "27-4031"),
    ("Designer", "crew", "27-4015"), ("Editor", "crew", "27-4031"), ("Artist", "crew", "27-2012"),
    ("Engineer", "tech", "15-1252"), ("Scientist", "tech", "15-1221"),
    ("Analyst", "tech", "15-2051"), ("Product Manager", "tech", "11-3021"),
    ("Performer", "performer", "27-2011"), ("Double", "performer", "27-2011"),
    ("Narrator", "performer", "27-2011"), ("Writer", "writer", "27-3043"),
    ("Story Editor", "writer", "27-3043"), ("Director", "director", "27-2012"),
    ("Unit Manager", "director", "27-2012"), ("Vice President", "executive", "11-3021"),
    ("Buyer", "workforce", ""), ("Recruiter", "workforce", ""), ("Archivist", "workforce", ""),
    ("Trainer", "workforce", ""), ("Planner", "workforce", ""),
)  # fmt: skip
PLACES = (
    "Burbank", "Culver City", "Atlanta", "Albuquerque", "New York", "Chicago", "Vancouver",
    "Toronto", "Montreal", "London", "Dublin", "Belfast", "Glasgow", "Budapest", "Prague", "Berlin",
    "Madrid", "Lisbon", "Rome", "Malta", "Sydney", "Auckland", "Seoul", "Tokyo", "Mumbai", "Austin",
    "Seattle", "Los Gatos", "Orlando", "New Orleans", "Pittsburgh", "Boston", "Miami", "Wilmington",
)  # fmt: skip
UNITS = (
    "first unit", "second unit", "night unit", "reshoots", "pilot", "series", "feature",
    "short form", "trailers", "library", "post-production", "pre-production", "stage two",
    "stage nine", "the backlot", "the annex",
)  # fmt: skip
FIRST_NAMES = (
    "Northlight", "Harbour", "Copper", "Meridian", "Blue Door", "Lantern", "Foxglove", "Granite",
    "Juniper", "Kestrel", "Marble Arch", "Nightjar", "Orchard", "Paper Moon", "Quarry", "Redwood",
    "Saltmarsh", "Tidewater", "Umber", "Violet Hill", "Westerly", "Yellowhammer", "Zephyr",
)  # fmt: skip
LAST_NAMES = (
    "Studios", "Pictures", "Television", "Entertainment", "Animation", "Interactive", "Media",
    "Productions", "Films", "Broadcasting", "Stages",
)  # fmt: skip
UNIONS = {
    "crew": ("IATSE", "IATSE", ""), "tech": ("",), "performer": ("SAG-AFTRA",), "writer": ("WGA",),
    "director": ("DGA",), "executive": ("",), "workforce": ("", "IATSE"),
}  # fmt: skip
SCHEDULES = {"IATSE": "iatse-minimums", "WGA": "wga-minimums", "SAG-AFTRA": "sag-performers"}
CASES = (
    "", "", "", "total compensation", "first year", "second year", "Los Angeles, studio",
    "New York, on location", "base salary", "with six years of service", "half-hour shows",
)  # fmt: skip
NOTES = (
    "", "Set in advance by the contract.", "Rounded to the dollar by the source.",
    "The listing gives it for the whole country, whatever the place of work.",
    "Without pension and health contributions, which the employer pays on top of it.",
    "A week has five days of work here; a sixth day is paid at time and a half.",
    "The source counts whoever worked at least one day of the year.",
    "Stated before taxes and before the fees of agents and managers.",
)  # fmt: skip
