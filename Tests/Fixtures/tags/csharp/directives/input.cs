#if NET
using System;
#endif

namespace Demo
{
    public class Reader
#if NET
        : Base, IDisposable
#else
        : Base
#endif
    {
        public void Read(int count)
        {
#if NET
            if (count == 0)
            {
                Stop();
            }
            else
#endif
            if (count > 1)
            {
                Start();
            }
        }
    }
}
