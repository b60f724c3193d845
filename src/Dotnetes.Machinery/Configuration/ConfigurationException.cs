namespace Dotnetes.Machinery.Configuration;

/// <summary>A component's configuration file cannot be read or says something wrong; the message names the file and, where known, line or field.</summary>
public sealed class ConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
