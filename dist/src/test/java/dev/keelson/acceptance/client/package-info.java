/**
 * jetcd, the Java client that people use, against three members.
 *
 * <p>Enter at {@code JetcdIT}. Must never know: our stubs.
 */
@NullMarked
package dev.keelson.acceptance.client;

import org.jspecify.annotations.NullMarked;
