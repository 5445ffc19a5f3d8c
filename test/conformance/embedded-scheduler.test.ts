import { embeddedSchedulerUnderTest } from '../support/embedded-scheduler-under-test.ts';
import { schedulerSuite } from './scheduler-suite.ts';

schedulerSuite('a timer', embeddedSchedulerUnderTest);
