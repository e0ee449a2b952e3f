"""Read an article: sentences, tokens, mentions, coreference."""
