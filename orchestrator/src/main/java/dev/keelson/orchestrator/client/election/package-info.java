/**
 * One leader among several copies of a program, found through a Lease.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.client.election.Election}, whose thread owns what it observed.
 *
 * <p>Must never know: what a leader does.
 */
@NullMarked
package dev.keelson.orchestrator.client.election;

import org.jspecify.annotations.NullMarked;
