/**
 * What Kubernetes' objects look like: one table of fields, read once.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.schema.Schema}. Shapes are immutable after they were read; everything
 * that works on objects (decoding, defaulting, patches, OpenAPI) walks an object and its
 * {@link dev.keelson.orchestrator.schema.StructShape} side by side.
 *
 * <p>Must never know: a kind by name, HTTP, storage.
 */
@NullMarked
package dev.keelson.orchestrator.schema;

import org.jspecify.annotations.NullMarked;
