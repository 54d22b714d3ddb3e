"""Sheets: what is gathered from many stories, set as lines that each lead to a place. Pure."""
