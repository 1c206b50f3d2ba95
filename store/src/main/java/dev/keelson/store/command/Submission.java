package dev.keelson.store.command;

/**
 * A command of one log entry, as this member sees it.
 *
 * @param replyWanted true on the member whose client waits; elsewhere reads inside a transaction need not be made
 */
public record Submission(Command command, boolean replyWanted) {}
