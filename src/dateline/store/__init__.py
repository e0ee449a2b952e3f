"""The record on disk: parts, ledger, snapshot, queries, export."""
