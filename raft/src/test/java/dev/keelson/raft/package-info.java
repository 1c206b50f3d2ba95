/** What tests of several rooms use. */
@NullMarked
package dev.keelson.raft;

import org.jspecify.annotations.NullMarked;
