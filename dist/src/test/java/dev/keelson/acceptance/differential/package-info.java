/**
 * Random operations against a real etcd and against ours: the answers must be equal.
 *
 * <p>Enter at {@code DifferentialIT}. A {@link dev.keelson.acceptance.differential.Step} holds a request whose
 * revisions are relative to the start of the sequence, so that both sides can play it; a {@link
 * dev.keelson.acceptance.differential.Side} plays it and gives its answer as text without ids and terms. What may
 * differ between versions of etcd is in {@link dev.keelson.acceptance.differential.Differences} and nowhere else.
 */
@NullMarked
package dev.keelson.acceptance.differential;

import org.jspecify.annotations.NullMarked;
