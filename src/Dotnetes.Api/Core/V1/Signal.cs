namespace Dotnetes.Api.Core.V1;

/// <summary>Name of the operating system signal that is sent to stop a container.</summary>
public static class Signal
{
    /// <summary>The value <c>SIGABRT</c>.</summary>
    public const string Sigabrt = "SIGABRT";

    /// <summary>The value <c>SIGALRM</c>.</summary>
    public const string Sigalrm = "SIGALRM";

    /// <summary>The value <c>SIGBUS</c>.</summary>
    public const string Sigbus = "SIGBUS";

    /// <summary>The value <c>SIGCHLD</c>.</summary>
    public const string Sigchld = "SIGCHLD";

    /// <summary>The value <c>SIGCLD</c>.</summary>
    public const string Sigcld = "SIGCLD";

    /// <summary>The value <c>SIGCONT</c>.</summary>
    public const string Sigcont = "SIGCONT";

    /// <summary>The value <c>SIGFPE</c>.</summary>
    public const string Sigfpe = "SIGFPE";

    /// <summary>The value <c>SIGHUP</c>.</summary>
    public const string Sighup = "SIGHUP";

    /// <summary>The value <c>SIGILL</c>.</summary>
    public const string Sigill = "SIGILL";

    /// <summary>The value <c>SIGINT</c>.</summary>
    public const string Sigint = "SIGINT";

    /// <summary>The value <c>SIGIO</c>.</summary>
    public const string Sigio = "SIGIO";

    /// <summary>The value <c>SIGIOT</c>.</summary>
    public const string Sigiot = "SIGIOT";

    /// <summary>The value <c>SIGKILL</c>.</summary>
    public const string Sigkill = "SIGKILL";

    /// <summary>The value <c>SIGPIPE</c>.</summary>
    public const string Sigpipe = "SIGPIPE";

    /// <summary>The value <c>SIGPOLL</c>.</summary>
    public const string Sigpoll = "SIGPOLL";

    /// <summary>The value <c>SIGPROF</c>.</summary>
    public const string Sigprof = "SIGPROF";

    /// <summary>The value <c>SIGPWR</c>.</summary>
    public const string Sigpwr = "SIGPWR";

    /// <summary>The value <c>SIGQUIT</c>.</summary>
    public const string Sigquit = "SIGQUIT";

    /// <summary>The value <c>SIGSEGV</c>.</summary>
    public const string Sigsegv = "SIGSEGV";

    /// <summary>The value <c>SIGSTKFLT</c>.</summary>
    public const string Sigstkflt = "SIGSTKFLT";

    /// <summary>The value <c>SIGSTOP</c>.</summary>
    public const string Sigstop = "SIGSTOP";

    /// <summary>The value <c>SIGSYS</c>.</summary>
    public const string Sigsys = "SIGSYS";

    /// <summary>The value <c>SIGTERM</c>.</summary>
    public const string Sigterm = "SIGTERM";

    /// <summary>The value <c>SIGTRAP</c>.</summary>
    public const string Sigtrap = "SIGTRAP";

    /// <summary>The value <c>SIGTSTP</c>.</summary>
    public const string Sigtstp = "SIGTSTP";

    /// <summary>The value <c>SIGTTIN</c>.</summary>
    public const string Sigttin = "SIGTTIN";

    /// <summary>The value <c>SIGTTOU</c>.</summary>
    public const string Sigttou = "SIGTTOU";

    /// <summary>The value <c>SIGURG</c>.</summary>
    public const string Sigurg = "SIGURG";

    /// <summary>The value <c>SIGUSR1</c>.</summary>
    public const string Sigusr1 = "SIGUSR1";

    /// <summary>The value <c>SIGUSR2</c>.</summary>
    public const string Sigusr2 = "SIGUSR2";

    /// <summary>The value <c>SIGVTALRM</c>.</summary>
    public const string Sigvtalrm = "SIGVTALRM";

    /// <summary>The value <c>SIGWINCH</c>.</summary>
    public const string Sigwinch = "SIGWINCH";

    /// <summary>The value <c>SIGXCPU</c>.</summary>
    public const string Sigxcpu = "SIGXCPU";

    /// <summary>The value <c>SIGXFSZ</c>.</summary>
    public const string Sigxfsz = "SIGXFSZ";

    /// <summary>The value <c>SIGRTMIN</c>.</summary>
    public const string Sigrtmin = "SIGRTMIN";

    /// <summary>The value <c>SIGRTMIN+1</c>.</summary>
    public const string Sigrtmin1 = "SIGRTMIN+1";

    /// <summary>The value <c>SIGRTMIN+2</c>.</summary>
    public const string Sigrtmin2 = "SIGRTMIN+2";

    /// <summary>The value <c>SIGRTMIN+3</c>.</summary>
    public const string Sigrtmin3 = "SIGRTMIN+3";

    /// <summary>The value <c>SIGRTMIN+4</c>.</summary>
    public const string Sigrtmin4 = "SIGRTMIN+4";

    /// <summary>The value <c>SIGRTMIN+5</c>.</summary>
    public const string Sigrtmin5 = "SIGRTMIN+5";

    /// <summary>The value <c>SIGRTMIN+6</c>.</summary>
    public const string Sigrtmin6 = "SIGRTMIN+6";

    /// <summary>The value <c>SIGRTMIN+7</c>.</summary>
    public const string Sigrtmin7 = "SIGRTMIN+7";

    /// <summary>The value <c>SIGRTMIN+8</c>.</summary>
    public const string Sigrtmin8 = "SIGRTMIN+8";

    /// <summary>The value <c>SIGRTMIN+9</c>.</summary>
    public const string Sigrtmin9 = "SIGRTMIN+9";

    /// <summary>The value <c>SIGRTMIN+10</c>.</summary>
    public const string Sigrtmin10 = "SIGRTMIN+10";

    /// <summary>The value <c>SIGRTMIN+11</c>.</summary>
    public const string Sigrtmin11 = "SIGRTMIN+11";

    /// <summary>The value <c>SIGRTMIN+12</c>.</summary>
    public const string Sigrtmin12 = "SIGRTMIN+12";

    /// <summary>The value <c>SIGRTMIN+13</c>.</summary>
    public const string Sigrtmin13 = "SIGRTMIN+13";

    /// <summary>The value <c>SIGRTMIN+14</c>.</summary>
    public const string Sigrtmin14 = "SIGRTMIN+14";

    /// <summary>The value <c>SIGRTMIN+15</c>.</summary>
    public const string Sigrtmin15 = "SIGRTMIN+15";

    /// <summary>The value <c>SIGRTMAX-14</c>.</summary>
    public const string Sigrtmax14 = "SIGRTMAX-14";

    /// <summary>The value <c>SIGRTMAX-13</c>.</summary>
    public const string Sigrtmax13 = "SIGRTMAX-13";

    /// <summary>The value <c>SIGRTMAX-12</c>.</summary>
    public const string Sigrtmax12 = "SIGRTMAX-12";

    /// <summary>The value <c>SIGRTMAX-11</c>.</summary>
    public const string Sigrtmax11 = "SIGRTMAX-11";

    /// <summary>The value <c>SIGRTMAX-10</c>.</summary>
    public const string Sigrtmax10 = "SIGRTMAX-10";

    /// <summary>The value <c>SIGRTMAX-9</c>.</summary>
    public const string Sigrtmax9 = "SIGRTMAX-9";

    /// <summary>The value <c>SIGRTMAX-8</c>.</summary>
    public const string Sigrtmax8 = "SIGRTMAX-8";

    /// <summary>The value <c>SIGRTMAX-7</c>.</summary>
    public const string Sigrtmax7 = "SIGRTMAX-7";

    /// <summary>The value <c>SIGRTMAX-6</c>.</summary>
    public const string Sigrtmax6 = "SIGRTMAX-6";

    /// <summary>The value <c>SIGRTMAX-5</c>.</summary>
    public const string Sigrtmax5 = "SIGRTMAX-5";

    /// <summary>The value <c>SIGRTMAX-4</c>.</summary>
    public const string Sigrtmax4 = "SIGRTMAX-4";

    /// <summary>The value <c>SIGRTMAX-3</c>.</summary>
    public const string Sigrtmax3 = "SIGRTMAX-3";

    /// <summary>The value <c>SIGRTMAX-2</c>.</summary>
    public const string Sigrtmax2 = "SIGRTMAX-2";

    /// <summary>The value <c>SIGRTMAX-1</c>.</summary>
    public const string Sigrtmax1 = "SIGRTMAX-1";

    /// <summary>The value <c>SIGRTMAX</c>.</summary>
    public const string Sigrtmax = "SIGRTMAX";
}
