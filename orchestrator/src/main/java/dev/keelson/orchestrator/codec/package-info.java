/**
 * Objects as bytes, and bytes as objects: JSON, YAML and protobuf.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.codec.Codec} to read and at
 * {@link dev.keelson.orchestrator.codec.JsonText} to write. What is read comes out as Go's types would hold it and send
 * it again: unknown fields gone, quantities and times canonical, empty values present or absent as Go's
 * {@code omitempty} has it, fields in the order of Go's structs. Then storing, comparing and sending need no kinds.
 *
 * <p>Nothing here has state between calls. Bad input ends in a {@link dev.keelson.orchestrator.status.Refusal} with
 * Kubernetes' text, whatever it is; depth and expansion are bounded in {@code Limits}.
 *
 * <p>Must never know: a kind by name, HTTP, storage.
 */
@NullMarked
package dev.keelson.orchestrator.codec;

import org.jspecify.annotations.NullMarked;
