/* SPDX-License-Identifier: MIT */
/*
 * The list of system calls that are left (seccomp, by classic BPF).  What a libc may come to need
 * fails softly; what would matter ends the process.
 */
#include "sys/sandbox.h"

#if defined(__linux__) && defined(HAVE_LINUX_SECCOMP_H)
#include <sys/syscall.h>
#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__i386__)
#define ARCHITECTURE AUDIT_ARCH_I386
#elif defined(__arm__)
#define ARCHITECTURE AUDIT_ARCH_ARM
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif
#endif

#ifdef ARCHITECTURE

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

#define DENY (SECCOMP_RET_ERRNO | EPERM)
#define ABSENT (SECCOMP_RET_ERRNO | ENOSYS)

static const uint32_t allowed[] = {
	SYS_read,
	SYS_write,
	SYS_readv,
	SYS_writev,
	SYS_pread64,
	SYS_close,
	SYS_lseek,
	SYS_fstat,
	SYS_statx,
	SYS_readlinkat,
	SYS_faccessat,
	SYS_getdents64,
	SYS_getcwd,
	SYS_dup,
	SYS_dup3,
	SYS_pipe2,
	SYS_ppoll,
	SYS_pselect6,
	SYS_brk,
	SYS_munmap,
	SYS_mremap,
	SYS_madvise,
	SYS_rt_sigaction,
	SYS_rt_sigprocmask,
	SYS_rt_sigreturn,
	SYS_rt_sigtimedwait,
	SYS_rt_sigpending,
	SYS_sigaltstack,
	SYS_setitimer,
	SYS_exit,
	SYS_exit_group,
	SYS_restart_syscall,
	SYS_futex,
	SYS_sched_yield,
	SYS_sched_getaffinity,
	SYS_set_robust_list,
	SYS_set_tid_address,
	SYS_nanosleep,
	SYS_getpid,
	SYS_gettid,
	SYS_getppid,
	SYS_getuid,
	SYS_geteuid,
	SYS_getgid,
	SYS_getegid,
	SYS_uname,
	SYS_sysinfo,
	SYS_getrusage,
	SYS_getrandom,
	SYS_membarrier,
/* What some have and others do not: by the machine, and by how old the libc takes kernels to be. */
#ifdef SYS_clock_gettime
	SYS_clock_gettime,
	SYS_clock_getres,
	SYS_clock_nanosleep,
	SYS_gettimeofday,
#endif
#ifdef SYS_clock_gettime32
	SYS_clock_gettime32,
	SYS_clock_getres_time32,
	SYS_clock_nanosleep_time32,
	SYS_gettimeofday_time32,
#endif
#ifdef SYS_open
	SYS_stat,
	SYS_lstat,
	SYS_access,
	SYS_readlink,
	SYS_dup2,
	SYS_pipe,
	SYS_poll,
#endif
#ifdef SYS_alarm
	SYS_alarm,
#endif
#ifdef SYS_time
	SYS_time,
#endif
#ifdef SYS_getuid32
	SYS_getuid32,
	SYS_geteuid32,
	SYS_getgid32,
	SYS_getegid32,
#endif
#ifdef SYS_select
	SYS_select,
#endif
#ifdef SYS__newselect
	SYS__newselect,
#endif
#ifdef SYS_newfstatat
	SYS_newfstatat,
#endif
#ifdef SYS_fstat64
	SYS_fstat64,
	SYS_stat64,
	SYS_lstat64,
	SYS_fstatat64,
	SYS__llseek,
#endif
#ifdef SYS_futex_time64
	SYS_futex_time64,
	SYS_ppoll_time64,
	SYS_pselect6_time64,
	SYS_clock_gettime64,
	SYS_clock_getres_time64,
	SYS_clock_nanosleep_time64,
	SYS_rt_sigtimedwait_time64,
#endif
#ifdef SYS_faccessat2
	SYS_faccessat2,
#endif
#ifdef SYS_rseq
	SYS_rseq,
#endif
#ifdef SYS_arch_prctl
	SYS_arch_prctl,
#endif
#ifdef SYS_sigreturn
	SYS_sigreturn,
#endif
};

/* Who tries this is not our program any more. */
static const uint32_t deadly[] = {
	SYS_execve,
	SYS_execveat,
	SYS_ptrace,
	SYS_socket,
	SYS_connect,
	SYS_bind,
	SYS_process_vm_writev,
#ifdef SYS_fork
	SYS_fork,
	SYS_vfork,
#endif
#ifdef SYS_socketcall
	SYS_socketcall,
#endif
};

/* A call of which an argument decides: allowed when what `mask` leaves of it is `value`. */
struct condition {
	uint32_t call, argument, mask, value, otherwise;
};

static const struct condition conditions[] = {
	{ SYS_openat, 2, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY, DENY },
#ifdef SYS_open
	{ SYS_open, 1, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY, DENY },
#endif
	{ SYS_clone, 0, CLONE_THREAD, CLONE_THREAD, SECCOMP_RET_KILL_PROCESS },
/* Who has both takes the arguments of the older from memory, where a filter cannot look. */
#ifdef SYS_mmap2
	{ SYS_mmap2, 2, PROT_EXEC, 0, DENY },
#else
	{ SYS_mmap, 2, PROT_EXEC, 0, DENY },
#endif
	{ SYS_mprotect, 2, PROT_EXEC, 0, DENY },
	/* The first eight are flags and locks; behind them are signals, and for whom. */
	{ SYS_fcntl, 1, ~UINT32_C(7), 0, DENY },
#ifdef SYS_fcntl64
	{ SYS_fcntl64, 1, ~UINT32_C(7), 0, DENY },
#endif
	/* To ask for limits, not to set them: the new ones are NULL. */
	{ SYS_prlimit64, 2, UINT32_MAX, 0, DENY },
};

/* Of a terminal: its modes and size, never TIOCSTI, which types. */
static const uint32_t ioctls[] = {
	TCGETS, TCSETS, TCSETSW, TCSETSF, TCFLSH, TCSBRK, TCXONC, TIOCGWINSZ, TIOCGPGRP, FIONREAD,
};

/* More than is ever written. */
#define STEPS 400

struct program {
	struct sock_filter step[STEPS];
	unsigned short count;
};

static void
add(struct program *p, uint16_t code, uint32_t k, uint8_t yes, uint8_t no)
{
	if (p->count < STEPS)
		p->step[p->count++] = (struct sock_filter)BPF_JUMP(code, k, yes, no);
}

static void
load(struct program *p, size_t offset)
{
	add(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void
answer(struct program *p, uint32_t with)
{
	add(p, BPF_RET | BPF_K, with, 0, 0);
}

/* If the accumulator is `value`, that is the answer. */
static void
answer_if(struct program *p, uint32_t value, uint32_t with)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
	answer(p, with);
}

static size_t
argument_offset(uint32_t argument)
{
	size_t offset = offsetof(struct seccomp_data, args) + argument * sizeof(uint64_t);

#ifdef WORDS_BIGENDIAN
	offset += sizeof(uint32_t);
#endif
	return offset;
}

static void
write_condition(struct program *p, const struct condition *c)
{
	add(p, BPF_JMP | BPF_JEQ | BPF_K, c->call, 0, 5);
	load(p, argument_offset(c->argument));
	add(p, BPF_ALU | BPF_AND | BPF_K, c->mask, 0, 0);
	answer_if(p, c->value, SECCOMP_RET_ALLOW);
	answer(p, c->otherwise);
}

static void
write_conditions(struct program *p)
{
	/* To raise a signal, not to send one to others of the same user. */
	struct condition own = { SYS_tgkill, 0, UINT32_MAX, (uint32_t)getpid(), DENY };

	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
		write_condition(p, &conditions[i]);
	write_condition(p, &own);
	add(p, BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 1, 0);
	add(p, BPF_JMP | BPF_JA, 2 + 2 * sizeof ioctls / sizeof *ioctls, 0, 0);
	load(p, argument_offset(1));
	for (size_t i = 0; i < sizeof ioctls / sizeof *ioctls; i++)
		answer_if(p, ioctls[i], SECCOMP_RET_ALLOW);
	answer(p, DENY);
}

static void
write_program(struct program *p)
{
	load(p, offsetof(struct seccomp_data, arch));
	add(p, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
	answer(p, SECCOMP_RET_KILL_PROCESS);
	load(p, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		answer_if(p, allowed[i], SECCOMP_RET_ALLOW);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		answer_if(p, deadly[i], SECCOMP_RET_KILL_PROCESS);
#ifdef SYS_clone3
	/* Its flags lie where a filter cannot look; the libc goes back to clone. */
	answer_if(p, SYS_clone3, ABSENT);
#endif
	write_conditions(p);
	answer(p, DENY);
}

bool
sandbox_calls_known(void)
{
	uint32_t action = SECCOMP_RET_KILL_PROCESS;

	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool
sandbox_calls(void)
{
	struct program p = { .count = 0 };
	struct sock_fprog filter = { .filter = p.step };

	write_program(&p);
	filter.len = p.count;
	return p.count < STEPS && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter) ==
		       0;
}

#elif defined(HAVE_PLEDGE)

#include <unistd.h>

bool
sandbox_calls_known(void)
{
	return true;
}

bool
sandbox_calls(void)
{
	return pledge("stdio rpath tty", NULL) == 0;
}

#else

bool
sandbox_calls_known(void)
{
	return false;
}

bool
sandbox_calls(void)
{
	return false;
}

#endif
