/**
 * Cluster addresses and node ports of Services: who has which, agreed upon by all API servers.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.allocate.ServiceAllocator}. The state is in the store, behind
 * {@link dev.keelson.orchestrator.allocate.Ledger}: an IPAddress object for each cluster address, and one
 * RangeAllocation with a bit for each node port, as kube-apiserver keeps them. Both are changed by compare-and-set
 * only, so it does not matter how many servers allocate at once. What a crash leaves reserved,
 * {@link dev.keelson.orchestrator.allocate.Repair} finds.
 *
 * <p>Must never know: HTTP, how objects are stored, what else is wrong with a Service.
 */
@NullMarked
package dev.keelson.orchestrator.allocate;

import org.jspecify.annotations.NullMarked;
