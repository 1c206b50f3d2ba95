/**
 * Answers as text: what each format ({@code --write-out}) makes of them.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.report.Reporter}. A {@link dev.keelson.etcdctl.v3.report.Report} is one
 * answer and knows how it looks in each format; the formats' mechanics (JSON as Go writes it, tables) are beside it.
 *
 * <p>Must never know: where answers come from.
 */
@NullMarked
package dev.keelson.etcdctl.v3.report;

import org.jspecify.annotations.NullMarked;
