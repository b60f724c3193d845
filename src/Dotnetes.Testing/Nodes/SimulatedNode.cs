using Dotnetes.Client;

namespace Dotnetes.Testing.Nodes;

/// <summary>A node that is played.</summary>
public sealed class SimulatedNode
{
    internal SimulatedNode(string name, int index, NodeShape shape, IKubeClient client)
    {
        Name = name;
        Index = index;
        Shape = shape;
        Client = client;
        Address = new System.Net.IPAddress([172, (byte)(16 + (index >> 16)), (byte)(index >> 8), (byte)index]).ToString();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it is like.</summary>
    public NodeShape Shape { get; }

    /// <summary>Its address.</summary>
    public string Address { get; }

    /// <summary>Whether it works; a node that does not neither tells of itself nor does anything with its pods.</summary>
    public bool IsUp { get; internal set; } = true;

    /// <summary>The API with the node's identity.</summary>
    public IKubeClient Client { get; }

    internal int Index { get; }

    /// <summary>Its lease as it left it; null when it has to look.</summary>
    internal Api.Coordination.V1.Lease? Lease { get; set; }

    /// <summary>Whether it never had a lease.</summary>
    internal bool HasNoLease { get; set; }

    /// <summary>How many addresses it gave to pods.</summary>
    internal int Addresses { get; set; }
}
