"""Run the pipeline over many articles: processes, shards, resume."""
