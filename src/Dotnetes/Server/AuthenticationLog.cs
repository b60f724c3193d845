using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>What is logged about the files of authentication and of certificates.</summary>
internal static partial class AuthenticationLog
{
    [LoggerMessage(1, LogLevel.Warning, "{File} gives users passwords (--basic-auth-file): they never expire and cannot be changed without a restart; use client certificates or OpenID Connect")]
    public static partial void PasswordsAreWeak(ILogger logger, string file);

    [LoggerMessage(2, LogLevel.Error, "{File} has changed but cannot be used; what it held before stays in force: {Reason}")]
    public static partial void NotReloaded(ILogger logger, string file, string reason);
}
