/**
 * Load on the Kubernetes API: what {@code ./dev bench api} runs.
 *
 * <p>Enter at {@link dev.keelson.bench.kube.KubeBench}. Each part starts its own servers and ends them.
 *
 * <p>Must never know: how the API server works.
 */
@NullMarked
package dev.keelson.bench.kube;

import org.jspecify.annotations.NullMarked;
