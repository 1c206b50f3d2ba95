/**
 * What this server tells Prometheus about the requests that it serves: kube-apiserver's names, labels and buckets.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.metrics.RequestMetrics}. Any thread may count; whoever reads the page
 * asks. Only served resources are counted, so that clients cannot make up series.
 *
 * <p>Must never know: HTTP. A figure that nobody counts is left out, never made up.
 */
@NullMarked
package dev.keelson.orchestrator.metrics;

import org.jspecify.annotations.NullMarked;
