/**
 * Who is measured when: rounds that alternate between the peers, and what a round consists of.
 *
 * <p>Enter at {@link dev.keelson.bench.contest.Contest}. A round owns its cluster; results are values.
 *
 * <p>Must never know: how a table looks.
 */
@NullMarked
package dev.keelson.bench.contest;

import org.jspecify.annotations.NullMarked;
