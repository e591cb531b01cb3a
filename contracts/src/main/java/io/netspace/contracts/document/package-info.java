/**
 * What people write to ask for a study, read strictly: a study, or one sentence about the fault.
 */
@NullMarked
package io.netspace.contracts.document;

import org.jspecify.annotations.NullMarked;
