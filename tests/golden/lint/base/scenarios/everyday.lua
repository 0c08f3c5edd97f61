return everyday { "颜色 滚筒 打折 退货 垃圾桶" }
