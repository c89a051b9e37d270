package org.passeur.store;

import org.passeur.kernel.Report;

/**
 * What the gates say of a change that is not made yet.
 *
 * @param stopped number of the gate that refuses it, from 0; those behind it did not look
 * @param last true when every gate looked
 * @param report the findings
 */
public record Verdict(int stopped, boolean last, Report report) {}
