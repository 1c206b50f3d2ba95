/**
 * Three real members under load while one after the other is killed or frozen.
 *
 * <p>Enter at {@code FaultsIT}. Writers remember what was acknowledged, watchers what they saw, register clients when
 * each call began and ended; the checks come after the last fault, when all members are back. Faults are drawn from a
 * seed that every failure prints.
 *
 * <p>Must never know: which server it torments.
 */
@NullMarked
package dev.keelson.acceptance.faults;

import org.jspecify.annotations.NullMarked;
