using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dotnetes.Proxy.Tests.Network;

/// <summary>
/// A node with a bridge and two pods, 10.244.0.2 and 10.244.0.3, and a client outside at 192.168.9.2; each a network namespace. The node is
/// 192.168.9.1. Each pod answers TCP and UDP at port 8080 with its name and the address of who asked.
/// </summary>
internal sealed class TestNode : IDisposable
{
    private readonly List<NetworkNamespace> _all = [];
    private readonly List<Socket> _sockets = [];

    public TestNode()
    {
        Node = Add("n");
        Client = Add("c");
        Pods = [Add("p2"), Add("p3")];
        try
        {
            Build();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public NetworkNamespace Node { get; }

    public NetworkNamespace Client { get; }

    public NetworkNamespace[] Pods { get; }

    /// <summary>Asks by TCP and gives the answer, or what went wrong: refused or silence.</summary>
    public static string Ask(NetworkNamespace from, string address, int port = 80) => from.Run(() =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 3000 };
        try
        {
            if (!Connected(socket, new IPEndPoint(IPAddress.Parse(address), port)))
            {
                return "silence";
            }

            var buffer = new byte[100];
            return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused ? "refused" : e.SocketErrorCode.ToString();
        }
    });

    /// <summary>A UDP socket in a namespace.</summary>
    public static Socket Udp(NetworkNamespace from) => from.Run(() => new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 2000 });

    /// <summary>Asks by UDP.</summary>
    public static string Ask(Socket socket, string address, int port)
    {
        var buffer = new byte[100];
        socket.Connect(IPAddress.Parse(address), port);
        socket.Send("?"u8);
        return Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        foreach (var one in _all)
        {
            one.Dispose();
        }
    }

    private void Build()
    {
        Connect(Client, "192.168.9.2/24", "eth0");
        Ip($"-n {Node.Name} address add 192.168.9.1/24 dev eth0");
        Ip($"-n {Client.Name} route add default via 192.168.9.1");
        Ip($"-n {Node.Name} link add cni0 type bridge");
        Ip($"-n {Node.Name} address add 10.244.0.1/24 dev cni0");
        Ip($"-n {Node.Name} link set cni0 up");
        NetworkNamespace.Program("ip", $"netns exec {Node.Name} sysctl -q -w net.ipv4.ip_forward=1");

        // The kernel looks for a route before it translates an address; nobody needs to be at its end.
        Connect(Add("u"), "172.31.0.2/24", "uplink");
        Ip($"-n {Node.Name} address add 172.31.0.1/24 dev uplink");
        Ip($"-n {Node.Name} route add default via 172.31.0.2");
        for (var i = 0; i < Pods.Length; i++)
        {
            Connect(Pods[i], $"10.244.0.{i + 2}/24", $"veth{i}");
            Ip($"-n {Node.Name} link set veth{i} master cni0");
            Ip($"-n {Node.Name} link set veth{i} type bridge_slave hairpin on");
            Ip($"-n {Pods[i].Name} route add default via 10.244.0.1");
            Serve(Pods[i], $"pod{i + 2}");
        }
    }

    private static void Ip(string arguments) => NetworkNamespace.Ip(arguments);

    private NetworkNamespace Add(string name)
    {
        var added = new NetworkNamespace(name);
        _all.Add(added);
        return added;
    }

    private void Connect(NetworkNamespace other, string address, string port)
    {
        Ip($"link add eth0 netns {other.Name} type veth peer name {port} netns {Node.Name}");
        Ip($"-n {other.Name} address add {address} dev eth0");
        Ip($"-n {other.Name} link set eth0 up");
        Ip($"-n {Node.Name} link set {port} up");
    }

    private void Serve(NetworkNamespace pod, string name)
    {
        var listener = pod.Run(() =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Any, 8080));
            socket.Listen(100);
            return socket;
        });
        var datagrams = pod.Run(() =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Any, 8080));
            return socket;
        });
        _sockets.AddRange([listener, datagrams]);
        Start(() => AnswerTcp(listener, name));
        Start(() => AnswerUdp(datagrams, name));
    }

    /// <summary>
    /// Connects within a second and a half. It and the answers wait on their own threads: the tests hold those of the pool, and an answer that
    /// waits for one of them looks like a lost packet.
    /// </summary>
    private static bool Connected(Socket socket, IPEndPoint address)
    {
        socket.Blocking = false;
        try
        {
            socket.Connect(address);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            var answered = socket.Poll(TimeSpan.FromSeconds(1.5), SelectMode.SelectWrite);
            var error = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
            if (error != 0)
            {
                throw new SocketException(error);
            }

            if (!answered)
            {
                return false;
            }
        }

        socket.Blocking = true;
        return true;
    }

    private static void Start(Action answers) => new Thread(() =>
    {
        try
        {
            answers();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    })
    { IsBackground = true }.Start();

    private static void AnswerTcp(Socket listener, string name)
    {
        while (true)
        {
            using var socket = listener.Accept();
            socket.Send(Encoding.ASCII.GetBytes($"{name} {((IPEndPoint)socket.RemoteEndPoint!).Address}"));
        }
    }

    private static void AnswerUdp(Socket socket, string name)
    {
        var buffer = new byte[100];
        while (true)
        {
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            socket.ReceiveFrom(buffer, ref from);
            socket.SendTo(Encoding.ASCII.GetBytes($"{name} {((IPEndPoint)from).Address}"), from);
        }
    }
}
