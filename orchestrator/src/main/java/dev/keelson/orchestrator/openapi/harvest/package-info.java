/**
 * Run by the build, never by the server: takes the descriptions of types and fields from a library that has them and
 * writes them to a resource that {@link dev.keelson.orchestrator.openapi} reads. The text is Kubernetes' and changes
 * with the library, so it is not kept here; the library is large and needs others, so it is not shipped.
 *
 * <p>Enter at {@code Harvest}. Must never know: anything but the schema.
 */
@NullMarked
package dev.keelson.orchestrator.openapi.harvest;

import org.jspecify.annotations.NullMarked;
