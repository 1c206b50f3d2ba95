/**
 * What clients are told of the API's types and paths: OpenAPI v3, one document for each group and version, and OpenAPI
 * v2, one for all, in JSON and in protobuf.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.openapi.OpenApi}. Documents are made of the tables of types and resources
 * when somebody first asks for one, and kept as bytes. The descriptions in them come from a resource that the build
 * makes; without it documents have none.
 *
 * <p>Must never know: HTTP, storage, objects.
 */
@NullMarked
package dev.keelson.orchestrator.openapi;

import org.jspecify.annotations.NullMarked;
