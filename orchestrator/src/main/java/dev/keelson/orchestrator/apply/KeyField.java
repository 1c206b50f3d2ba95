package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;

/** A field that identifies an item of a list, with its value. */
record KeyField(String name, JsonNode value) {}
