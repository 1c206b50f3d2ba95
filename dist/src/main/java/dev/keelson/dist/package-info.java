/**
 * The program {@code keelson}: the commands of all modules under one name.
 *
 * <p>Enter at {@link dev.keelson.dist.Main}. Nothing here has state.
 *
 * <p>Must never know: how a command does its work.
 */
@NullMarked
package dev.keelson.dist;

import org.jspecify.annotations.NullMarked;
