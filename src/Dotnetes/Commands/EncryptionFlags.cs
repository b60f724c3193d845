using System.CommandLine;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags that say how values are encrypted in the store, under upstream's names.</summary>
public sealed class EncryptionFlags
{
    private readonly Option<string> _file = ComponentFlags.Text("--encryption-provider-config", "A file that tells how values are encrypted in the store (EncryptionConfiguration).");
    private readonly Option<bool> _reload = new("--encryption-provider-config-automatic-reload") { Description = "Read that file again when it changes." };

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_reload);
    }

    /// <summary>What the flags say; null when values are kept as they are.</summary>
    /// <exception cref="ConfigurationException">They contradict each other, or the file is wrong.</exception>
    public EncryptionOptions? OptionsOf(ParseResult arguments)
    {
        var reload = arguments.GetValue(_reload);
        return arguments.GetValue(_file) is { Length: > 0 } file ? EncryptionFile.Read(file, reload)
            : reload ? throw new ConfigurationException("--encryption-provider-config-automatic-reload must be set with --encryption-provider-config")
            : null;
    }
}
