"""One record after the other under a running bot: built, reloaded, put right."""
