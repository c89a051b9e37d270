/** Trials of the whole house: each is a command, see docs/trials.md. */
package org.passeur.trials;
