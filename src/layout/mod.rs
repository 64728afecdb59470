//! Which marks, clusters and labels stand where. Pure geometry; its cost follows the pixels.
