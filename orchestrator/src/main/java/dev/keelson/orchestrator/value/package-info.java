/**
 * Values that are more than JSON says: names, labels, quantities, times; how they are written, read and compared.
 *
 * <p>Enter at the value that you need. Nothing here has state. What reads a value refuses bad text with
 * {@link dev.keelson.orchestrator.value.InvalidValue}; what checks a rule gives the sentences that Kubernetes has for
 * it.
 *
 * <p>Must never know: objects, kinds, HTTP.
 */
@NullMarked
package dev.keelson.orchestrator.value;

import org.jspecify.annotations.NullMarked;
