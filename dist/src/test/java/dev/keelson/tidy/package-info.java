/**
 * The house rules as tests: what text must look like, how long code may be, which package may know which.
 *
 * <p>Enter at {@link dev.keelson.tidy.TidyTest} for text, {@link dev.keelson.tidy.ArchitectureTest} for dependencies.
 * Both only read. Must never know: what the product does.
 */
@NullMarked
package dev.keelson.tidy;

import org.jspecify.annotations.NullMarked;
