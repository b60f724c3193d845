namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>A test with a client library of another language; skipped by name where it cannot be had.</summary>
public sealed class ClientLibraryFactAttribute : FactAttribute
{
    /// <summary>Skips the test when it must.</summary>
    public ClientLibraryFactAttribute(string library) => Skip = (library == "python" ? ClientLibrary.Python : ClientLibrary.Node).Obstacle;
}
