/* say - a line on stderr that cannot do anything to a terminal, whoever chose
 * the words in it: names of files are as hostile as what is in them. */
#ifndef SEKISHO_DOORS_SAY_H
#define SEKISHO_DOORS_SAY_H
/* Writes "sekisho: subject: what". */
void	sk_say(const char *subject, const char *what);
#endif
