/**
 * What exists in a cluster before anybody has made anything: namespaces, priority classes, the service
 * {@code kubernetes} and who answers it, and what pods need in every namespace.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.bootstrap.FirstObjects}. Every function may be called by all servers, at
 * any time and again; none of them loops or waits. The state is in the store, behind
 * {@link dev.keelson.orchestrator.bootstrap.ClusterObjects} and {@link dev.keelson.orchestrator.bootstrap.Presence}.
 *
 * <p>Must never know: HTTP, how objects are stored, roles.
 */
@NullMarked
package dev.keelson.orchestrator.bootstrap;

import org.jspecify.annotations.NullMarked;
