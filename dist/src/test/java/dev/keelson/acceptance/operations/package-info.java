/**
 * What an operator meets: a start that cannot succeed, a stop, a disk that fills up, a member that was away too long.
 *
 * <p>Enter at any of the tests; each has its own cluster. Must never know: what is inside a data directory, except the
 * one line that names its format.
 */
@NullMarked
package dev.keelson.acceptance.operations;

import org.jspecify.annotations.NullMarked;
