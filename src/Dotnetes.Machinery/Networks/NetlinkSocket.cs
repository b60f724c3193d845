using System.Runtime.InteropServices;

namespace Dotnetes.Machinery.Networks;

/// <summary>
/// A netlink socket to the kernel (RFC 3549), in the network namespace of this process. The kernel answers within the call, so that nothing waits here; the
/// time limit of the socket is for a kernel that has a bug.
/// </summary>
public sealed partial class NetlinkSocket : IDisposable
{
    private const int Family = 16;
    private const int Raw = 3;
    private const int CloseOnExec = 0x80000;
    private const int SocketLevel = 1;
    private const int ReceiveTimeout = 20;
    private const int Header = 16;
    private const ushort Error = 2;
    private const ushort Done = 3;
    private const ushort Request = 1;
    private const ushort Acknowledge = 4;
    private const ushort DumpAll = 0x300;

    private readonly int _descriptor;
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Opens a socket to a part of the kernel.</summary>
    /// <exception cref="IOException">The kernel does not give one.</exception>
    public NetlinkSocket(NetlinkFamily family)
    {
        _descriptor = Open(Family, Raw | CloseOnExec, (int)family);
        if (_descriptor < 0)
        {
            throw Failed("open a socket");
        }

        long[] limit = [2, 0];
        _ = SetOption(_descriptor, SocketLevel, ReceiveTimeout, limit, 16);
    }

    /// <summary>Takes one message of the kernel, without its header.</summary>
    public delegate void MessageHandler(ReadOnlySpan<byte> message);

    /// <summary>Asks for all of something.</summary>
    /// <exception cref="IOException">The socket does not work.</exception>
    public void Dump(ushort type, byte[] body, MessageHandler onMessage)
    {
        Send(type, Request | DumpAll, body);
        Receive((kind, message) =>
        {
            if (kind is Error or Done)
            {
                return true;
            }

            onMessage(message);
            return false;
        });
    }

    /// <summary>Orders something and gives the kernel's error number; 0 when it was done.</summary>
    /// <exception cref="IOException">The socket does not work.</exception>
    public int Execute(ushort type, byte[] body)
    {
        Send(type, Request | Acknowledge, body);
        var error = 0;
        Receive((kind, message) =>
        {
            error = kind == Error && message.Length >= 4 ? -BitConverter.ToInt32(message) : 0;
            return true;
        });
        return error;
    }

    /// <summary>Closes the socket.</summary>
    public void Dispose() => _ = Close(_descriptor);

    private delegate bool Reader(ushort type, ReadOnlySpan<byte> message);

    private static IOException Failed(string what) => new($"netlink: cannot {what}: error {Marshal.GetLastPInvokeError()}");

    private void Send(ushort type, ushort flags, byte[] body)
    {
        var message = new byte[Header + body.Length];
        BitConverter.TryWriteBytes(message, message.Length);
        BitConverter.TryWriteBytes(message.AsSpan(4), type);
        BitConverter.TryWriteBytes(message.AsSpan(6), flags);
        BitConverter.TryWriteBytes(message.AsSpan(8), 1);
        body.CopyTo(message, Header);
        if (Send(_descriptor, message, message.Length, 0) < 0)
        {
            throw Failed("send");
        }
    }

    private void Receive(Reader reader)
    {
        while (true)
        {
            var count = (int)Receive(_descriptor, _buffer, _buffer.Length, 0);
            if (count <= 0)
            {
                throw Failed("receive");
            }

            var rest = _buffer.AsSpan(0, count);
            while (rest.Length >= Header)
            {
                var length = BitConverter.ToInt32(rest);
                if (length < Header || length > rest.Length)
                {
                    return;
                }

                if (reader(BitConverter.ToUInt16(rest[4..]), rest[Header..length]))
                {
                    return;
                }

                rest = rest[Math.Min((length + 3) & ~3, rest.Length)..];
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Open(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(int descriptor, int level, int option, long[] value, int length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint Send(int descriptor, byte[] data, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int descriptor, byte[] data, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
