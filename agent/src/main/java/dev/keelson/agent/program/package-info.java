/**
 * The commands of nodes, as they stand beside those of the server in {@code keelson}.
 *
 * <p>Enter at {@link dev.keelson.agent.program.HollowCommand}. Here everything is put together, by constructors.
 *
 * <p>Must never know: the inside of what it puts together.
 */
@NullMarked
package dev.keelson.agent.program;

import org.jspecify.annotations.NullMarked;
