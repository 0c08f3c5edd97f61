/* store_person.h -- the people of a workstation: a stable id and a display name. */
#ifndef RECORD_STORE_PERSON_H
#define RECORD_STORE_PERSON_H

#include "base/arena.h"
#include "record/store.h"

typedef struct Person {
    StrView id;
    StrView name;
    StrView last_used; /* ISO time, handed in */
} Person;

typedef struct People {
    Person *items; /* last used first */
    size_t count;
} People;

/* Find the person called wanted->name and set last_used, or create one with wanted->id. *out lives in `arena`. */
bool store_person(Store *store, Arena *arena, const Person *wanted, Person *out, Err *err);

/* The person used last; an empty id where there is none yet. */
bool store_last_person(Store *store, Arena *arena, Person *out, Err *err);

bool store_list_people(Store *store, Arena *arena, People *out, Err *err);

#endif
