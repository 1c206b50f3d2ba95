/**
 * Transcripts: what the real {@code etcdctl} prints, command by command.
 *
 * <p>Enter at {@code TranscriptIT}. The files under {@code transcripts/} hold a command line, a rule of dashes and the
 * whole expected answer as recorded from a real etcd 3.4; {@code -Drewrite=true} records them again. Ids, times and
 * sizes are masked by {@link dev.keelson.acceptance.transcript.Mask}; revisions are written relative to the start of
 * the file, so that one cluster can play all of them.
 *
 * <p>Must never know: what an answer means.
 */
@NullMarked
package dev.keelson.acceptance.transcript;

import org.jspecify.annotations.NullMarked;
