/**
 * Objects as rows: what {@code kubectl get} shows.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.table.Tables}. Each kind is a list of columns, a column is a name and a
 * function of the object; ages are written out here, so the time comes in. Nothing here has state.
 *
 * <p>Must never know: HTTP, storage, other objects than the one in the row.
 */
@NullMarked
package dev.keelson.orchestrator.table;

import org.jspecify.annotations.NullMarked;
