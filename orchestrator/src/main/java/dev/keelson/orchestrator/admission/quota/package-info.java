/**
 * The plugin ResourceQuota: what a namespace may use in all, charged when it is asked for.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.admission.quota.ResourceQuotas}. The account is the status of the
 * ResourceQuota objects. It is only ever charged here, never relieved: a charge for something that was not created
 * after all stays until the quota controller counts what is there.
 *
 * <p>Must never know: HTTP, how objects are stored.
 */
@NullMarked
package dev.keelson.orchestrator.admission.quota;

import org.jspecify.annotations.NullMarked;
