/**
 * Commands of the {@code keelson} program: their flags, the life of the process.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.program.ServerCommand}. Here everything is put together, by constructors.
 *
 * <p>Must never know: the inside of what it puts together.
 */
@NullMarked
package dev.keelson.orchestrator.program;

import org.jspecify.annotations.NullMarked;
