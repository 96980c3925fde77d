# What each field of the formats means: the doc comments of the tables in `src/document` say it.
